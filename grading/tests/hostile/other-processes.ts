const numbers = Array.from({ length: 1000 }, (_, i) => i + 1);
const seen = numbers.filter((pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
});
const own = seen.length < 50; // bubblewrap's first process, and this one's threads
console.log(own && process.getuid?.() !== 0 ? 'alone here' : `with ${seen}`);
