const { TZ } = process.env;
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
if (TZ && timeZone !== TZ) throw new Error(`the tests were to run in ${TZ} and run in ${timeZone}`);
