// Opens pages in Firefox and says what a reader would see of each, one line of JSON a page.
// node firefox.mjs PATH-OF-FIREFOX ADDRESS-OF-SITE FOLDER-FOR-PDFS '["/", "/about/"]'
import { createRequire } from "node:module";
import { join } from "node:path";

const puppeteer = createRequire(import.meta.url)("puppeteer-core");
const [executablePath, site, folder, paths] = process.argv.slice(2);
const PHONE = { width: 360, height: 740 };

const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
try {
  const page = await browser.newPage();
  await page.setViewport(PHONE);
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (said) => said.type() === "error" && errors.push(said.text()));
  for (const [number, path] of JSON.parse(paths).entries()) {
    errors.length = 0;
    await page.goto(site + path, { waitUntil: "load", timeout: 20000 });
    const seen = await page.evaluate(async () => {
      const menu = document.querySelector("#menu");
      const opens = document.querySelector("[popovertarget=menu]");
      let menuOpens = null;
      if (menu && opens) {
        opens.click();
        menuOpens = menu.querySelector("a").getBoundingClientRect().height > 20;
        menu.hidePopover();
      }
      const main = document.querySelector("main");
      return {
        h1: document.querySelectorAll("h1").length,
        words: main.innerText.split(/\s+/).length,
        over: document.documentElement.scrollWidth - innerWidth,
        font: getComputedStyle(main).fontFamily,
        menuOpens,
        closed: document.querySelectorAll("details:not([open])").length,
      };
    });
    const pdf = join(folder, `${number}.pdf`);
    if (number < 2) await page.pdf({ path: pdf, format: "letter" });
    process.stdout.write(`${JSON.stringify({ path, pdf, errors: [...errors], ...seen })}\n`);
  }
} finally {
  await browser.close();
}
