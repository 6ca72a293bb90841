// The worker that reads large files: the same program as the page's, without the page. It stands behind the scripts
// that unpack and bind the program.
self.gouji_watched = (exports) => exports;

const start = (program) =>
  gouji_program({ module_or_path: gouji_unpacked(program) }).then(() => self.postMessage({ stage: 'ready' }));

const read = (bytes, name) => {
  const text = gouji_program.read_apart(bytes, name, () => self.postMessage({ stage: 'looking' }));
  self.postMessage({ stage: 'done', text });
};

// An error in a promise is none that the page hears.
const raise = (error) => setTimeout(() => {
  throw error;
});

self.onmessage = ({ data }) => {
  if (data.program) {
    start(data.program).catch(raise);
  } else {
    read(data.bytes, data.name);
  }
};
