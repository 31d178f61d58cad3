// Light, dark, or as the reader's system says.
const names = ["auto", "light", "dark"];
const root = document.documentElement;
const button = document.createElement("button");
let current = 0;

function show() {
  if (names[current] === "auto") {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = names[current];
  }
  button.textContent = `Theme: ${names[current]}`;
  document.dispatchEvent(new Event("theme"));
}

button.type = "button";
button.className = "theme";
button.addEventListener("click", () => {
  current = (current + 1) % names.length;
  show();
});
document.querySelector(".top").prepend(button);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.dispatchEvent(new Event("theme")));
show();
