// The same package through `require`.
import gouji = require('gouji');

gouji.init().then(() => {
  if (gouji.check({ edition: '2021' }).status !== 'findings') throw new Error('nothing found in an empty report');
  console.log('required');
});
