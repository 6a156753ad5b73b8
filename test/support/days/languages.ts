import { languageOf } from '../../../src/render/words/languages.ts';
import { reference } from './days.ts';

/** The languages with the names of the assets, as a run has them. */
export const zhHans = languageOf('zh-Hans', reference.registry);
export const en = languageOf('en', reference.registry);
