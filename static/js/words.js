/* Sentences of the page with places for what they name: "Now number %(place)s of %(all)s". */

/** A sentence with its places filled. */
export const fill = (words, values) => words.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

/** The sentences that a page hands to its script, by the id of their element. */
export const read = id => JSON.parse(document.getElementById(id).textContent);
