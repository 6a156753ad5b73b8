import { createHttp, type Http } from '../../http/client.ts';
import { type Asset, NEVER_SEEN } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { earliest, hoursAfter } from '../../model/time.ts';
import type { Config } from '../../settings/config.ts';
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
  const found = config.sources.map((id) => {
    const source = SOURCES.find((known) => known.id === id);
    const known = SOURCES.map((one) => one.id).join(', ');
    return source
      ? checkSource(source, patient, http)
      : [fail(id, 'this source is unknown', `mend --source or ETF_DIGEST_SOURCES: ${known}`)];
  });
  return (await Promise.all(found)).flat();
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
  const name = `${source.id} reach`;
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
  const inUse = newestAnswer(db) !== null;
  const { assets, now } = run.config;
  const isCovered = (asset: Asset) => run.reference.registry.idsAt(source.id, asset) !== null;
  const told = assets.filter(isCovered).map((asset) => ({ asset, at: newestAccepted(db, source.id, asset) }));
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
