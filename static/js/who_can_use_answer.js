/* The answer of /who-can-use/: judged by the tables that the page holds, and by nothing else. The reference is
   drugs/pages/who_can_use/answer.py, which judges by the same tables; a test compares the two. */

const NOTHING = [""]; // no answer counts as one

/** Whether one of `anyOf` is chosen and none of `noneOf`. */
const holds = ([question, anyOf, noneOf], chosen) => {
  const said = chosen[question] ?? NOTHING;
  return said.some(value => anyOf.includes(value)) && !said.some(value => noneOf.includes(value));
};

/** One medicine beside what was chosen ({question: [values]}): verdicts, and which rules stand where, by name. */
export function answerFor(medicine, chosen, tables) {
  const found = medicine.rules.filter(rule => rule.when.some(when => holds(when, chosen)));
  const holding = [...found.filter(rule => rule.bans), ...found.filter(rule => !rule.bans)];
  const rest = medicine.rules.filter(rule => !found.includes(rule));
  const forOthers = rest.filter(rule => rule.of_age && chosen.age);
  const forAll = rest.filter(rule => !forOthers.includes(rule));
  const { first: FIRST, second: SECOND } = tables.ranks;
  const first = forAll.filter(rule => rule.rank === FIRST);
  const second = forAll.filter(rule => rule.rank === SECOND);
  const more = forAll.filter(rule => rule.rank !== FIRST && rule.rank !== SECOND);

  const judged = medicine.approvals.map(approval => judge(approval, chosen, holding, tables));
  const here = judged.filter(one => one.here && one.shown).map(one => one.verdict);
  const may = here.some(verdict => tables.may.includes(verdict));
  const matters = here.some(verdict => tables.matters.includes(verdict));
  return {
    judged,
    may,
    matters,
    // What holds comes first. Who has a rule against it can open the others.
    holding: matters ? slugs(holding) : [],
    first: may ? slugs(first) : [],
    folded: slugs([...(matters ? [] : holding), ...(may ? [] : first), ...second]),
    left: slugs([...forOthers, ...more]),
    more: more.length,
    notSaid: Object.entries(medicine.turns_on)
      .filter(([name]) => Object.keys(chosen).length && !chosen[name])
      .map(([, said]) => said),
  };
}

const slugs = rules => rules.map(rule => rule.slug);

function judge(approval, chosen, holding, tables) {
  const points = approval.points.filter(point => point.when.every(when => holds(when, chosen)));
  const against = points.filter(point => point.effect === "against").map(point => point.words);
  const open = points.filter(point => point.effect === "open").map(point => point.words);
  const there = holding.filter(rule => rule.region === approval.region);
  // A rule that holds by more than an age has something that is still to be settled.
  if (there.some(rule => rule.when.some(when => when[0] !== "age" && holds(when, chosen)))) {
    open.push(tables.words.rules_below);
  }
  const [verdict, why] =
    approval.status !== "approved" ? [approval.status, against]
    : against.length ? ["does-not", against]
    : there.some(rule => rule.bans) ? ["ruled-out", []]
    : open.length ? ["depends", open]
    : ["covers", [approval.reason]];
  return {
    name: approval.name,
    here: approval.here,
    shown: approval.shown.some(when => holds(when, chosen)),
    verdict,
    says: approval.says[verdict],
    why,
  };
}
