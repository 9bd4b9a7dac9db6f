const refuse = () => {
  throw new Error(
    'Cannot read or write Excel files: this course leaves the xlsx package out; save the table as CSV or JSON.',
  );
};

module.exports = {
  read: refuse,
  readFile: refuse,
  write: refuse,
  writeFile: refuse,
  utils: new Proxy({}, { get: () => refuse }),
};
