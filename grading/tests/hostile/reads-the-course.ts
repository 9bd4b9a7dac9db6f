import * as fs from 'node:fs';

const wanted = [
  'gradebook.db',
  'submitted',
  'solutions',
  'tests',
  'grading',
  '.git',
  '/root',
  '/home',
  '/etc/passwd',
  '../gradebook.db',
];
const found = wanted.filter((name) => fs.existsSync(name));
console.log(found.length ? `found ${found}` : 'nothing to read');
