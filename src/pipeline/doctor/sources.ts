import { createHttp, type Http } from '../../http/client.ts';
import { type Asset, NEVER_SEEN } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { earliest, hoursAfter } from '../../model/time.ts';
import { type Config, isSetUp } from '../../settings/config.ts';
import { keyVariable } from '../../settings/publishers.ts';
import { SOURCES } from '../../sources/index.ts';
import { type PageRequest, pagesOf, type Source } from '../../sources/source.ts';
import { newestAccepted, newestAnswer } from '../../store/inspect.ts';
import type { RunContext } from '../context.ts';
import { addressOf, keyHeader } from '../pages/fetch-page.ts';
import { type Finding, fail, failedBy, type Patient, pass, warn } from './finding.ts';

const REACH_MS = 10_000;
const QUIET_HOURS = 72;

/** Key, reach and last success of every source of the settings; publishers are asked side by side. */
export async function checkSources(patient: Patient): Promise<Finding[]> {
  const { config, version } = patient.run;
  const http = createHttp({
    userAgent: `etf-digest/${version} (asks once whether the page is there)`,
    timeoutMs: Math.min(REACH_MS, config.timeoutMs),
    secrets: Object.values(config.keys),
    retries: 0,
  });
  const known = config.sources.flatMap((id) => SOURCES.find((source) => source.id === id) ?? []);
  const others = SOURCES.filter((source) => !known.includes(source) && mayBeAsked(source, config));
  const [found, beside] = await Promise.all([
    Promise.all(known.map((source) => checkSource(source, patient, http))),
    Promise.all(others.map((source) => checkReach(source, patient.run, http))),
  ]);
  const all = [...found.flat(), ...beside];
  const answering = [...known, ...others].map(({ id }) => id).filter((id) => answers(id, all));
  return [
    ...unknownSources(config),
    ...found.flat().map((finding) => milder(finding, answering, config)),
    ...beside.map(besideThese),
    lineThatWorks(answering, config),
  ];
}

const unknownSources = ({ sources }: Config): Finding[] =>
  sources
    .filter((id) => SOURCES.every((source) => source.id !== id))
    .map((id) => {
      const ids = SOURCES.map((source) => source.id).join(', ');
      return fail(id, 'this source is unknown', `mend --source or ETF_DIGEST_SOURCES: ${ids}`);
    });

/** One that is for those who name it is asked, and proposed, where it is named. */
const mayBeAsked = ({ id, key, byDefault }: Source, { keys }: Config): boolean =>
  byDefault !== 'never' && (!key?.required || id in keys);

const reach = (id: string): string => `${id} reach`;

const answers = (id: string, findings: readonly Finding[]): boolean =>
  findings.some(({ name, verdict }) => name === reach(id) && verdict === 'pass');

/** A default publisher that does not answer here is no fault of the installation while another does. */
function milder(finding: Finding, answering: readonly string[], config: Config): Finding {
  const id = config.sources.find((source) => finding.name === reach(source));
  const isFault = id === undefined || isSetUp(id, config) || answering.length === 0;
  return finding.verdict === 'fail' && !isFault ? { ...finding, verdict: 'warn' } : finding;
}

/** A publisher that the settings do not name may answer or not. */
const besideThese = ({ name, what }: Finding): Finding => pass(name, `${what}; it is not among the sources`);

/** The setting with which every publisher that is asked answers here, in the order of preference. */
function lineThatWorks(answering: readonly string[], { sources }: Config): Finding {
  const name = 'sources that work here';
  if (answering.length === 0)
    return fail(name, 'no publisher answers', 'check the network, or import pages that a browser has saved');
  const chosen = sources.filter((id) => answering.includes(id));
  return pass(name, `--source ${(chosen.length > 0 ? chosen : answering).join(',')}`);
}

/** One source; its page is asked for once, and what comes is neither kept nor read. */
export async function checkSource(source: Source, patient: Patient, http: Http): Promise<Finding[]> {
  return [
    checkKey(source, patient.run),
    await checkReach(source, patient.run, http),
    ...checkSuccess(source, patient),
  ];
}

function checkKey({ id, key }: Source, { config }: RunContext): Finding {
  const name = `${id} key`;
  if (key === null) return pass(name, 'not needed');
  if (id in config.keys) return pass(name, 'present');
  if (!key.required) return pass(name, 'absent; the source is asked without it');
  return fail(name, 'absent', `set ${keyVariable(id)} or ${keyVariable(id)}_FILE, or leave ${id} out`);
}

async function checkReach(source: Source, { config, reference }: RunContext, http: Http): Promise<Finding> {
  const name = reach(source.id);
  if (config.assets.every((asset) => reference.registry.idsAt(source.id, asset) === null))
    return warn(
      name,
      `not asked: it does not cover ${config.assets.join(', ')}`,
      'name another with --source',
    );
  const asked = firstRequest(source, config, reference.registry);
  if (!asked || (source.key?.required && !(source.id in config.keys)))
    return warn(name, 'not asked: it answers only with a key', `set ${keyVariable(source.id)}`);
  const { request } = asked;
  const url = addressOf(source, request, config);
  try {
    const answer = await http.ask({ url, body: request.body, headers: keyHeader(source, config) });
    if (answer.status === 200 && !answer.challenge) return pass(name, `${url} answers`);
    const refusal = answer.challenge ? 'a challenge to a browser' : `status ${answer.status}`;
    return fail(
      name,
      `${url} answers with ${refusal}`,
      mendOf({ source, ...asked, url }, answer.status, config),
    );
  } catch (error) {
    return failedBy(name, error, 'check the network, the proxy, and the address in the settings');
  }
}

interface Asked {
  asset: Asset;
  request: PageRequest;
}

function firstRequest(source: Source, { assets, keys }: Config, registry: FundRegistry): Asked | undefined {
  const all = assets.flatMap((asset) =>
    pagesOf(source, asset, 'recent', registry)
      .flat()
      .map((request) => ({ asset, request })),
  );
  return all.find(({ request }) => source.id in keys || !request.needsKey);
}

function mendOf(
  { source: { id, key }, asset, request, url }: Asked & { source: Source; url: string },
  status: number,
  { keys, sources }: Config,
): string {
  if (key && (status === 401 || status === 403)) return `${id in keys ? 'check' : 'set'} ${keyVariable(id)}`;
  if (status === 429 || status >= 500) return 'wait an hour and ask again';
  // a browser's window sends neither a key nor a body
  if (key === null && request.body === undefined)
    return `if it lasts, save ${url} in a browser and run etf-digest import FILE --source ${id} --asset ${asset.toLowerCase()}`;
  const others = sources.filter((other) => other !== id).join(',');
  return `check its address in the settings; if it lasts, go on without it${others && `: --source ${others}`}`;
}

/** Each asset on its own: one may come while the other is refused. */
function checkSuccess(source: Source, { db, run }: Patient): Finding[] {
  if (!db) return [];
  const name = `${source.id} success`;
  const { assets, now } = run.config;
  const inUse = newestAnswer(db, now) !== null;
  const isCovered = (asset: Asset) => run.reference.registry.idsAt(source.id, asset) !== null;
  const told = assets
    .filter(isCovered)
    .map((asset) => ({ asset, at: newestAccepted(db, source.id, asset, now) }));
  const without = assets.filter((asset) => !isCovered(asset)).map((asset) => `${asset} not covered`);
  const said = [...told.map(({ asset, at }) => `${asset} ${at ?? 'never'}`), ...without].join(', ');
  const oldest = earliest(told.map(({ at }) => at ?? NEVER_SEEN));
  if (!inUse) return [pass(name, 'nothing has been asked for yet')];
  const isQuiet = oldest !== null && (oldest === NEVER_SEEN || hoursAfter(oldest, QUIET_HOURS) < now);
  return [
    isQuiet
      ? warn(name, said, 'run etf-digest collect and read what it says of this source')
      : pass(name, said),
  ];
}
