import { check, init } from 'gouji/slim/inline';

init().then(() => {
  const { findings } = check({ edition: '2021', cells: { 't4.review.total': '1' } });
  globalThis.bundled = findings.length;
});
