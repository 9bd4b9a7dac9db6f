import { display } from 'tslab';

display.html('<script>document.title = "6 of 6"</script>');
console.log('<script>document.title = "6 of 6"</script>'.replaceAll('<', '&lt;'));
/* UNSHIFTED */
