/** Makes elements. Attributes that start with "on" are listeners; `null` and `false` leave an attribute out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== ''));
  return made;
}

/** Changes a text only when it differs, so that nothing is laid out again for nothing. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** The element with an id that the page surely has. */
export function byId(id) {
  return document.getElementById(id);
}
