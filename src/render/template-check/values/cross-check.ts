import type { CrossCheckView } from '../../views/cross-check-view.ts';
import { COUNT, FLOW } from './figures.ts';
import { condition, list, type Schema, text, view } from './schema.ts';

const DIFFERENCE: Schema<CrossCheckView['differences'][number]> = {
  name: 'difference',
  about: 'a fund of which two publishers say different things',
  values: {
    fund: text('full name and ticker'),
    own: view(FLOW, 'what this digest says'),
    other: view(FLOW, 'what the other publisher says'),
  },
};

export const CROSS_CHECK: Schema<CrossCheckView> = {
  name: 'opinion',
  about: 'what came of holding the figures against another publisher’s',
  values: {
    etf: text('the ETFs'),
    source: text('whose figures the digest tells'),
    other: text('the other publisher'),
    isAgree: condition('all funds agree'),
    isDiffer: condition('some do not'),
    isNotComparable: condition('they list different funds'),
    compared: view(COUNT, 'funds that were compared'),
    band: text('how far two figures may lie apart, an amount'),
    differences: list(DIFFERENCE, 'the funds that differ'),
    onlyHere: text('funds that only this digest’s publisher lists, in a list'),
    onlyThere: text('funds that only the other lists'),
    calledHere: text('the first of these, by tickers'),
    calledThere: text('the second, by tickers'),
    otherTotal: view(FLOW, 'the other’s total of the day'),
  },
};
