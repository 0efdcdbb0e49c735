// Opens what the address points to, where it lies in something folded.
const unfold = () => {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place) return;
  let folded = false;
  for (let at = place.closest("details"); at; at = at.parentElement.closest("details")) {
    folded ||= !at.open;
    at.open = true;
  }
  if (folded) place.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();
