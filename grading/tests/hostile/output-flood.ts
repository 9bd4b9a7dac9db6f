for (let i = 0; i < 2_000_000; i++) console.log('flood', i);
/* UNSHIFTED */
