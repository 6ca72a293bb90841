// Reads large files beside the page, so that it can go on and the reading can be stopped: in a worker made of the
// scripts that stand in the page. Browsers that let a page from the disk have no worker get the bytes back.
(function () {
  'use strict';

  const text = (id) => document.getElementById(id).textContent;

  function start() {
    const scripts = ['program-unpack', 'program-glue', 'program-reader'].map(text);
    const address = URL.createObjectURL(new Blob([scripts.join('\n;\n')], { type: 'text/javascript' }));
    const worker = new Worker(address);
    return [worker, address];
  }

  // Reads a file. `tell(stage, value)` hears how far it is: 'bytes' and how many thousandths of them are there, 'starting', 'opening',
  // 'looking', then one of 'done' and what was read, 'failed', 'alone' and the bytes (there is no worker), 'unread'.
  // Returns what stops it; nothing is told after that.
  window.gouji_read_apart = (file, name, tell) => {
    let worker;
    let address;
    let stopped = false;
    let ready = false;
    const reader = new FileReader();
    const stop = () => {
      stopped = true;
      reader.abort();
      if (worker) {
        worker.terminate();
        URL.revokeObjectURL(address);
      }
    };
    const say = (stage, value) => {
      if (!stopped) {
        tell(stage, value);
      }
    };
    const end = (stage, value) => {
      say(stage, value);
      stop();
    };
    const hear = (bytes) => ({ data }) => {
      if (data.stage === 'ready') {
        ready = true;
        say('opening');
        worker.postMessage({ bytes, name }, [bytes.buffer]);
      } else if (data.stage === 'done') {
        end('done', data.text);
      } else {
        say(data.stage);
      }
    };
    reader.onprogress = ({ loaded, total }) => say('bytes', total ? Math.round((loaded / total) * 1000) : 0);
    reader.onerror = () => end('unread');
    reader.onload = () => {
      const bytes = new Uint8Array(reader.result);
      say('starting');
      try {
        [worker, address] = start();
      } catch (refused) {
        end('alone', bytes);
        return;
      }
      worker.onmessage = hear(bytes);
      worker.onerror = (event) => {
        event.preventDefault();
        if (ready) {
          end('failed');
        } else {
          end('alone', bytes);
        }
      };
      worker.postMessage({ program: text('program') });
    };
    reader.readAsArrayBuffer(file);
    return stop;
  };
})();
