const known = ['PATH', 'HOME', 'PWD', 'TF_CPP_MIN_LOG_LEVEL', 'TF_NUM_INTRAOP_THREADS'];
const found = Object.keys(process.env).filter((name) => !known.includes(name));
console.log(found.length ? `found ${found}` : 'nothing to read');
