import type { Absent } from '../../views/figure-view.ts';

/** A value that a template prints as it is. */
export interface TextValue {
  kind: 'text';
  says: string;
}

/** A value that only #if and #unless can ask. */
export interface Condition {
  kind: 'condition';
  says: string;
}

/** A value that holds others: `total.flow`. Where it is absent it is false in #if. */
export interface ViewValue<View extends object> {
  kind: 'view';
  says: string;
  of: Schema<View>;
}

/** A value for #each: several, each holding others. */
export interface ListValue<View extends object> {
  kind: 'list';
  says: string;
  of: Schema<View>;
}

type ValueOf<Held> = [Held] extends [boolean]
  ? Condition
  : [Held] extends [string]
    ? TextValue
    : [Held] extends [readonly (infer Item extends object)[]]
      ? ListValue<Item>
      : ViewValue<Extract<Exclude<Held, Absent>, object>>;

/** One description for each key of a view, no more and no less; the compiler sees to it. */
export type Described<View extends object> = { readonly [Key in keyof View]-?: ValueOf<View[Key]> };

/** All values of a view, under a name that documents and messages use. */
export interface Schema<View extends object> {
  name: string;
  /** what it is about */
  about: string;
  values: Described<View>;
}

/** A description of any kind. */
export type AnyValue = TextValue | Condition | { kind: 'view' | 'list'; says: string; of: AnySchema };

/** A schema whatever its view. */
export interface AnySchema {
  name: string;
  about: string;
  values: Readonly<Record<string, AnyValue>>;
}

export const text = (says: string): TextValue => ({ kind: 'text', says });
export const condition = (says: string): Condition => ({ kind: 'condition', says });

export function view<View extends object>(of: Schema<View>, says: string): ViewValue<View> {
  return { kind: 'view', says, of };
}

export function list<View extends object>(of: Schema<View>, says: string): ListValue<View> {
  return { kind: 'list', says, of };
}
