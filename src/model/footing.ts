import type { Coverage } from './flow.ts';
import { asUsd, type Usd } from './money.ts';

/**
 * A row's funds must add up to its Total within this. Farside's did on all 1,204 days, and in all 1,761 states of the record,
 * to the cent: half a step of its figures lets no single altered one pass. Others may round funds and Total each for itself.
 */
export const FOOTING_USD: Readonly<Record<Coverage, Usd>> = {
  complete: asUsd(50_000),
  partial: asUsd(150_000),
};
