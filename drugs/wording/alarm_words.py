"""The words around a sign that tell whether somebody has it.

Search shows a card where somebody tells of a sign. The same words are used of pets, of things and
of songs; of the past, and of risks. What is here decides between them, for one language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from drugs.wording import said_the_same


@dataclass(frozen=True)
class AlarmWords:
    """`people` tell that a person is spoken of; `animals` that none is, unless one was hurt by it
    (`hurts`). `beyond` stand before what an animal does to others, `belongs` before one that has
    it. `aside` are words of trade, play and jokes: behind a sign they name another thing ("heart
    attack grill"), `joins` the little words that may stand in such a name, and `before_time` those
    before a time ("since breakfast"). `beside` are the plain words that stand beside a sign and
    leave it one ("stroke symptoms"), `before_thing` the little ones before what was taken. `none`
    say that there is no sign, `once` that there was none until now, with words between (`between`).
    `units` follow a number that counts no pills; `several` are numbers in letters. `alike` are
    words that say the same in what is told of a sign, `abroad` those of other languages for one
    that an editor writes; `families` those that say how bad it is, by
    what an editor writes for any of them. `of_risk` are the words of one who asks about
    an illness, `of_it` what is named by it ("stroke pill"), `explains` what makes a small matter of
    it ("cut myself shaving"), `of_meaning` of one who asks what a word means, `of_now` of one who
    has it, `not_now` of one who had it or asks what causes it, `of_number` of one who asks how many
    have it; `of_age` is an age that stands for who has it. `elsewhere` are well-known names and
    turns of speech that are made of a sign's words; `misheard` are plain words that are written for
    others that sound the same, with those: the words beside them tell. `past` are endings behind
    an apostrophe ("od'd").
    """

    people: frozenset[str]
    animals: frozenset[str]
    hurts: frozenset[str]
    aside: frozenset[str]
    beside: frozenset[str]
    before_thing: frozenset[str]
    none: frozenset[str]
    once: frozenset[str]
    between: frozenset[str]
    joins: frozenset[str]
    before_time: frozenset[str]
    beyond: frozenset[str]
    belongs: frozenset[str]
    units: frozenset[str]
    several: frozenset[str]
    alike: tuple[tuple[str, ...], ...]
    abroad: Mapping[str, tuple[str, ...]]
    families: Mapping[str, tuple[str, ...]]
    of_risk: frozenset[str]
    of_it: frozenset[str]
    explains: frozenset[str]
    of_meaning: re.Pattern[str]
    of_now: re.Pattern[str]
    not_now: re.Pattern[str]
    of_number: re.Pattern[str]
    of_age: re.Pattern[str]
    elsewhere: re.Pattern[str]
    misheard: Mapping[str, str]
    past: frozenset[str]

    def heard(self, text: str) -> str:
        """What was typed with the words it was meant to have."""
        return self._of_misheard.sub(lambda found: self.misheard[found[0].lower()], text)

    @cached_property
    def _of_misheard(self) -> re.Pattern[str]:
        longest_first = sorted(self.misheard, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


ENGLISH = AlarmWords(
    people=_words(
        "i im ive me he hes she shes we they theyre them him her husband wife partner mom mum",
        "mother mama mommy papa daddy hubby fiance boss teacher student granny nana gran",
        "husbands wifes moms dads sons daughters babys kids mi mama papa hijo hija esposo esposa",
        "dad father son daughter kid kids child children baby toddler infant newborn brother",
        "sister friend girlfriend boyfriend grandma grandpa grandmother grandfather grandson",
        "granddaughter aunt uncle cousin niece nephew roommate coworker neighbor patient man",
        "woman girl boy teen teenager someone somebody person anyone",
    ),
    animals=_words(
        "cat cats kitten kitty dog dogs puppy doggy pup horse pony bird parrot hamster rabbit",
        "bunny guinea goat sheep cow chicken hen fish frog turtle lizard snake rat rats mouse",
        "mice ant ants bee bees pet pets vet",
    ),
    hurts=_words(
        "bite bites bit bitten scratch scratched scratches sting stings stung allergy",
        "allergic attacked",
    ),
    aside=_words(
        "movie movies film show shows episode season series netflix tv song songs lyrics band",
        "album concert tour tickets ticket seats seat stadium game games gaming team squad",
        "book novel poem comic anime meme memes joke jokes lol haha lmao rofl quote quotes",
        "emoji gif tattoo recipe recipes restaurant grill menu cocktail burger pizza cake",
        "cookies candy candies paint painting paintbrush brush wall poster logo font",
        "crossword clue riddle costume review reviews coupon ebay amazon store storage shop",
        "sale size sizing sizes binder bra engine motor car truck boat golf tennis rowing",
        "swimmer butterfly breast back key pen yoga dance dancing choir karaoke",
        "music guitar chords piano vacuum machine software app website keyboard iphone",
        "computer excel minecraft roblox fortnite pokemon economy empire roman bridge",
        "building tower bakery flowers flower garden plant plants tutorial wrestling cabin",
        "gold drawers drawer freezer furniture label labels packaging chair chairs couch sofa",
        "table rug carpet curtains blanket pillow earrings earring necklace bracelet jewelry",
        "makeup mascara lipstick eyeliner filter meditation chess poker bingo lottery casino",
        "hockey football basketball baseball soccer skating skiing yarn knitting sewing fabric",
        "pattern template spreadsheet photos photo pictures selfies videos video podcast youtube",
        "vacation classes class homework naps breaks steps exams exam tests quiz essay",
        "sandwich sandwiches chips chocolate bread noodles pasta salad soup sauce popcorn cheese",
        "broccoli vegetables veggies cereal yogurt banana apples pancakes tacos smoothie",
        "cupcakes donuts pie playlist ringtone theater theatre opera ballet cartoon character",
        "cosplay prank podium award trophy marketing budget stock stocks market bitcoin crypto",
        "tax taxes mortgage loan loans resume wedding holiday decor decoration ornament",
        "dinner lunch breakfast snack supper pasta ikea tiktok instagram grass carrots apple",
        "merger course courses",
        "commercial commercials toys toy training lesson lessons statistics certification jobs",
        "brochure thanksgiving buffet awareness sunshine idiom idioms exit coils",
        "cuteness nostalgia puns",
    ),
    beside=_words(
        "symptom symptoms sign signs spell spells attack attacks episode episodes emergency",
        "help now today yesterday tonight morning night afternoon evening twice again",
        "suddenly sudden after mini heat massive major silent possible maybe having have",
        "think feel feeling feels felt almost nearly keep keeps kept getting got happened",
        "happening happens started while standing sitting walking bad badly severe mild side",
        "effect effects aid treatment control hotline line prevention thoughts feelings watch",
        "reaction shock lung lungs ago hours hour minutes minute times time home work school",
        "church bathroom shower kitchen bed floor outside blood pressure heart chest arm leg",
        "face dizzy weak weakness pain numb numbness woozy lightheaded vision headed",
        "dizziness sweating sweaty nausea nauseous warning please asap allergic food pills",
        "pill medicine medication meds cream dose doses first second new old last earlier later",
        "already instead because cause accident mistake once something anything them those one",
        "ones stuff lots unknown everything scared worried sick weird funny ill sleepy shaky",
        "sweating feverish wrong cough vitamin vitamins gummies gummy supplement supplements drug",
        "drugs sleeping steroid steroids prescription antibiotic antibiotics painkillers edible",
        "edibles mushrooms mushroom berries battery batteries magnet magnets coin coins detergent",
        "bleach cleaner soap sanitizer perfume mouthwash alcohol vodka nicotine vape pod pods",
        "lighter fluid gasoline polish remover poison aspirin iron bottle bottles tube container",
        "needle sticker patch patches chemical chemicals glue toothpaste seed seeds cap",
        "help should can could would might wont will does did was were is are has had have",
        "noon dad mom grandma grandpa grandmas grandpas husbands wifes",
        "since week weeks day days month months few couple still constantly through between next",
        "until comes came went going gone go high low very keeps goes spreading climbing rising",
        "coming during past ever daily nightly badly worse worsening",
    ),
    before_thing=_words(
        "the a an my some his her our their your whole entire all of from",
    ),
    none=_words(
        "no without never not dont didnt doesnt havent hasnt isnt nor zero",
    ),
    once=_words(
        "never havent hasnt",
    ),
    between=_words(
        "any a an the have had having has feel feeling felt been real actual sign signs",
        "symptom symptoms of more current currently really got get ever",
    ),
    joins=_words(
        "of the a an by for and all too many much",
    ),
    before_time=_words(
        "since during until around",
    ),
    belongs=_words(
        "on in of",
    ),
    beyond=_words(
        "around near to from with by of at about petting",
    ),
    units=_words(
        "mg mcg g gram grams ml percent day days week weeks month months year years yr yrs",
        "hour hours hrs minute minutes min am pm time times kg lb lbs pound pounds oz nd rd",
        "th st",
    ),
    several=_words(
        "two three four five six seven eight nine ten dozen several extra",
    ),
    alike=said_the_same.ALIKE,
    abroad=said_the_same.ABROAD,
    families=said_the_same.FAMILIES,
    of_risk=_words(
        "risk risks chance chances odds cause causes caused causing prevent prevents avoid",
        "history had past ago family died dies study studies trial trials research data",
        "number numbers percent percentage many often rate rates warning box boxed blackbox",
        "increases increase linked flight flights fly flying travel disease luck effect effects",
    ),
    of_it=_words(
        "medicine medicines medication meds pill pills drug drugs vaccine doctor",
    ),
    explains=_words(
        "shaving shave shaved razor waxing waxed plucking tweezing makeup mascara eyeliner",
        "lipstick wind windy winter weather sunburn sunburned sunburnt sunscreen tan tanning gym",
        "workout workouts exercise exercising marathon running hike hiking hiked squats lifting",
        "weights crossfit pilates yoga spin cycling bike biking crying cried onions onion pollen",
        "mosquito mosquitoes bug bugs shoes boots heels sneakers socks thorn thorns cactus paper",
        "cardboard gardening cooking chopping slicing dentist dental braces braided piercing",
        "tattoo coffee braids menopause menopausal perimenopause chlorine retinol retinoid",
        "accutane peel",
    ),
    of_meaning=re.compile(
        r"\b(?:meaning|definition|defined?)\b|^explain\b"
        r"|^what(?:['’]?s| does| do) .* (?:means?|measures?|stands? for)\b"
        r"|^what(?:['’]?s| is| are) (?:an? |the )?[\w-]+(?: [\w-]+)?$|^what counts as\b",
        re.IGNORECASE,
    ),
    of_now=re.compile(
        r"\b(?:i think|i might|having an? |i['’]?m having|i am having|(?:is|are|was) having"
        r"|just had|just now|right now|happening|help me|help now|call(?:ing)? 911|tonight|today"
        r"|this (?:morning|afternoon|evening)|(?:minutes?|mins?|hours?) ago|last night)\b",
        re.IGNORECASE,
    ),
    not_now=re.compile(
        r"\b(?:in the past|years? ago|last (?:year|summer|winter|spring|fall|month)|history|once"
        r"|as a (?:kid|child|teen|teenager|baby)|used to (?:get|have)|when i was)\b"
        r"|^(?:does|do|can|could|will) (?!.*\bmy\b).*\b(?:causes?|give (?:you|me|people))\b"
        r"|^(?:is|are) (?!.*\bmy\b).*\bside effects?\b",
        re.IGNORECASE,
    ),
    of_number=re.compile(
        r"^(?!.*\b(?:i have|i['’]?ve|i['’]?m|my|(?:he|she) has|having)\b).*?(?:"
        r"\bhow (?:common|likely|rare|often|frequent|usual)\b|\bhow many (?:people|patients|get|got"
        r"|had|have|kids|children|adults|teens|reported)\b"
        r"|\b(?:odds|chances?|rates?|percent|percentage|likelihood|statistics|incidence) of\b"
        r"|\brisks? (?:of|for|with|on|from)\b"
        r"|\b(?:rates?|risks?|percentages?|statistics|incidence)$)",
        re.IGNORECASE,
    ),
    of_age=re.compile(
        r"(?:\d{1,2} ?)?(?:years?|yrs?|months?|mos?|weeks?) old\b|(?:1?\d ?)(?:yo|y o|yrs?o|mo)\b",
        re.IGNORECASE,
    ),
    # None may stand in what somebody says who has a sign: "baby fever", "to die for".
    elsewhere=re.compile(
        r"\b(?:"
        # films, songs, drinks, games
        r"saturday night fever|bloody (?:marys?|valentine|sunday|caesar)|suicide (?:kings?|squad"
        r"|awareness|doors?|sprints?)|fever (?:pitch|dreams?|tree)|(?:cabin|spring|gold|gold rush"
        r"|baby|dance|disco|jungle|world cup|bieber|wedding|football|buck) fever"
        r"|diff(?:erent|'?rent) strokes?"
        r"|(?:breast|key|brush|master|butterfly|broad|swim(?:ming)?|golf|paint|back) ?strokes?"
        r"|strok(?:e|ed|es|ing) (?:my|your|his|her|the) (?:ego|cat|dog|beard|hair)"
        r"|(?:lost|won|win|leads?|ahead) by (?:\w+ )?strokes?|strokes (?:behind|ahead"
        r"|(?:under|over) par)|strokes? (?:order|play|genius|midnight"
        r"|luck|width|of (?:genius|luck|midnight|brilliance|insight|a pen|the pen|the brush))"
        r"|poison (?:dart|frogs?|apples?|pens?|arrows?|pills? (?:defen[cs]e|merger|takeover)"
        r"|the band|hemlock|by bell)|better off dead (?:movie|film)|turn(?:ed|ing|s)? a blind eye"
        r"|(?:pick|name) your poison|heart attack grill|true blood|kill bill"
        r"|puss? in boots|yellow (?:submarine|pages|jackets?)|blood (?:orange|moon|brothers?"
        r"|thirsty|hounds?|money)|killer (?:whales?|app|heels|bees?)"
        # turns of speech
        r"|(?:die|died|dies|dying) (?:laughing|of (?:laughter|laughing|boredom|embarrassment"
        r"|curiosity))|dying to (?:know|see|try|meet|go)|(?:kill|killed|killing) (?:time|the mood"
        r"|two birds)|dressed to kill|breath of fresh air|breath ?taking|take (?:my|your) breath"
        r" away|under (?:my|your|his|her) breath|bad breath"
        r"|don['’]?t hold (?:my|your) breath|faint (?:praise|smell|scent|glow|echo"
        r"|outline|hum|pencil|(?:(?:yellow|pink|blue|red|green|gr[ae]y|brown|second) )?(?:lines?"
        r"|colou?r))|(?:faint|change) of heart|fainting (?:couch|goats?)|pass(?:ed|es|ing)? out"
        r" (?:(?:the|some|my|our|free|exam) )?(?:flyers?|candy|cards?|papers?|copies|treats"
        r"|invitations?|cookies|gifts?|homework|handouts?|brochures?|leaflets?)|black(?:ed)? ?out"
        r" (?:curtains?|dates?|poetry|blinds?|shades?|bingo)|chok(?:e|ed|ing)"
        r" (?:on (?:(?:my|your|his|her) )?(?:words|tears|laughter)|points?|holds?)|choke ?holds?"
        r"|chok(?:ed|ing|es?) up (?:at|about|over)"
        r"|collaps(?:e|ed|ing|ible) (?:the |a )?(?:table|tent"
        r"|stroller|folding|menu|section|column|rows?)|bleeding (?:hearts?|edge|love)"
        r"|bleed (?:the )?(?:radiators?|brakes?)|hearts? (?:of (?:gold|stone)|shaped|emoji|warming"
        r"|throb)|(?:learn|know|knew) (?:\w+ )?by heart|heart ?broken|chest (?:of drawers|freezers?"
        r"|press|day|workout|hair)|(?:treasure|hope|war|tea|ice|toy) chest|bar stools?"
        r"|stool (?:chair|softeners?)|(?:foot|step) ?stool|face (?:book|palm|value|the music)"
        r"|eye (?:opening|opener|candy|rolls?)|legs? (?:day|room|warmers?)|pull(?:ing)? my leg"
        r"|arm wrestling|arm ?chair|twist(?:ed|ing)? my arm|costs? an arm and a leg|break a leg"
        r"|tongue (?:in cheek|twisters?|tied)|slip of the tongue|mother tongue|throat singing"
        r"|swallow(?:ed|ing)? (?:my|your|his|her) pride|(?:bitter|chill) pill"
        r"|cut(?:ting)? (?:(?:the|my|own|her|his) )*(?:grass|lawn|hair|bangs|nails|cake|wood"
        r"|fabric|paper)|rash (?:decisions?|guards?|driving|judgment)|in cold blood"
        r"|over ?dose of (?:cuteness|fun|love|nostalgia|reality)"
        r")\b",
        re.IGNORECASE,
    ),
    misheard=said_the_same.MISHEARD,
    past=_words("d ed"),
)  # fmt: skip
