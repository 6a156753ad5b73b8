import { text } from 'node:stream/consumers';

const { tradingDay, assets } = JSON.parse(await text(process.stdin));
for (const [asset, { state, totalUsd, pending }] of Object.entries(assets)) {
  process.stdout.write(
    `${tradingDay} ${asset} ${state} ${totalUsd ?? `unknown, ${pending.length} to come`}\n`,
  );
}
