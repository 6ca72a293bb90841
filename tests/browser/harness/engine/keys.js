// Keys by their names in the DOM: what the two protocols want to be told about each.

const NAMED = {
  Backspace: [8, '\uE003'],
  Tab: [9, '\uE004'],
  Enter: [13, '\uE007'],
  Shift: [16, '\uE008'],
  Control: [17, '\uE009'],
  Alt: [18, '\uE00A'],
  Escape: [27, '\uE00C'],
  PageUp: [33, '\uE00E'],
  PageDown: [34, '\uE00F'],
  End: [35, '\uE010'],
  Home: [36, '\uE011'],
  ArrowLeft: [37, '\uE012'],
  ArrowUp: [38, '\uE013'],
  ArrowRight: [39, '\uE014'],
  ArrowDown: [40, '\uE015'],
  Delete: [46, '\uE017'],
  F2: [113, '\uE032'],
  F8: [119, '\uE038'],
};

const MODIFIERS = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };

// Splits 'Control+Shift+z' into its modifiers and its key.
export function chord(words) {
  const parts = words === '+' ? ['+'] : words.split('+');
  const key = parts.pop();
  return { modifiers: parts, key };
}

// What the DevTools Protocol wants in Input.dispatchKeyEvent; `text` is what the key writes.
export function forDevTools(words) {
  const { modifiers, key } = chord(words);
  const bits = modifiers.reduce((sum, name) => sum + MODIFIERS[name], 0);
  if (NAMED[key]) {
    const text = key === 'Enter' ? '\r' : undefined;
    return { key, code: key, windowsVirtualKeyCode: NAMED[key][0], modifiers: bits, text };
  }
  const writes = modifiers.every((name) => name === 'Shift');
  return { key, ...place(key), modifiers: bits, text: writes ? key : undefined };
}

function place(key) {
  if (/^[0-9]$/.test(key)) {
    return { code: `Digit${key}`, windowsVirtualKeyCode: key.charCodeAt(0) };
  }
  if (/^[a-z]$/i.test(key)) {
    return { code: `Key${key.toUpperCase()}`, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
  }
  return {};
}

// The key actions of WebDriver: modifiers down, key, modifiers up.
export function forWebDriver(words) {
  const { modifiers, key } = chord(words);
  const value = (name) => (NAMED[name] ? NAMED[name][1] : name);
  return [
    ...modifiers.map((name) => ({ type: 'keyDown', value: value(name) })),
    { type: 'keyDown', value: value(key) },
    { type: 'keyUp', value: value(key) },
    ...modifiers.map((name) => ({ type: 'keyUp', value: value(name) })).reverse(),
  ];
}

// Whether a character is on the keys of a keyboard.
export function onKeyboard(character) {
  return /^[\x20-\x7e]$/.test(character);
}
