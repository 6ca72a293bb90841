// Styles under every policy: a constructed style sheet where the browser has it (from Chromium 73), else a style element.

export function dress(root, text) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const before = root.adoptedStyleSheets;
    root.adoptedStyleSheets = [...before, sheet];
    return () => {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((own) => own !== sheet);
    };
  } catch (problem) {
    const element = document.createElement('style');
    element.textContent = text;
    (root.head || root).appendChild(element);
    return () => element.remove();
  }
}

// An element with its attributes and children; text goes in as text.
export function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const key of Object.keys(attributes || {})) {
    if (attributes[key] !== undefined && attributes[key] !== false) {
      element.setAttribute(key, attributes[key] === true ? '' : attributes[key]);
    }
  }
  element.append(...children);
  return element;
}
