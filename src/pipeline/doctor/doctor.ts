import { redactor } from '../../secrets/redact.ts';
import type { SettingInForce } from '../../settings/settings-in-force.ts';
import type { RunContext } from '../context.ts';
import { type Finding, failedBy, type Patient, pass } from './finding.ts';
import { checkDatabaseFolder, checkDisk, checkOutFolder } from './places.ts';
import { checkNode, checkSqlite } from './runtime.ts';
import { checkSources } from './sources.ts';
import {
  checkIntegrity,
  checkLastDigest,
  checkReferences,
  checkSchema,
  checkUndelivered,
  openPatient,
} from './store.ts';
import { checkCalendar, checkClock, checkZones } from './time.ts';

type Check = (patient: Patient) => readonly Finding[] | Promise<readonly Finding[]>;

/** What is looked at once the database is open, in the order in which it is told. */
const CHECKS: readonly (readonly [name: string, check: Check])[] = [
  ['integrity', checkIntegrity],
  ['references', checkReferences],
  ['schema', checkSchema],
  ['database folder', checkDatabaseFolder],
  ['out folder', checkOutFolder],
  ['disk', checkDisk],
  ['clock', checkClock],
  ['time zones', () => checkZones()],
  ['calendar', checkCalendar],
  ['sources', checkSources],
  ['last digest', checkLastDigest],
  ['undelivered', checkUndelivered],
];

/** Looks at the whole installation; asks each publisher for one page, and changes nothing. */
export async function examine(run: RunContext, settings: readonly SettingInForce[]): Promise<Finding[]> {
  const { finding, db } = openPatient(run.config);
  const findings = [checkNode(), checkSqlite(), checkSettings(settings), finding];
  try {
    for (const [name, check] of CHECKS) findings.push(...(await made(name, check, { run, db })));
  } finally {
    db?.close();
  }
  const { text } = redactor(Object.values(run.config.keys));
  return findings.map((one) => ({ ...one, what: text(one.what), mend: one.mend && text(one.mend) }));
}

/** Which settings are in force that are not the defaults, and where they stand. */
function checkSettings(settings: readonly SettingInForce[]): Finding {
  const set = settings.filter(({ from }) => from !== 'the default');
  const said = set.map(({ name, from }) => `${name} (${from})`).join(', ');
  return pass('settings', said === '' ? 'the defaults' : said);
}

/** One check that breaks takes none of the others with it. */
async function made(name: string, check: Check, patient: Patient): Promise<readonly Finding[]> {
  try {
    return await check(patient);
  } catch (error) {
    return [failedBy(name, error, 'mend what is said above and run etf-digest doctor again')];
  }
}
