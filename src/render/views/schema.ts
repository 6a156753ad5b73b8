/** What is not there to say: false in a condition, and an error where it is printed. */
export type Absent = '';

/** A value that a template prints as it is. */
interface TextValue {
  kind: 'text';
  says: string;
}

/** A value that only #if and #unless can ask. */
interface Condition {
  kind: 'condition';
  says: string;
}

/** A value that holds others: `total.flow`. */
interface HeldView<Of> {
  kind: 'view';
  says: string;
  of: Of;
}

interface OptionalView<Of> extends HeldView<Of> {
  mayBeAbsent: true;
}

/** A value for #each: several, each holding others. */
interface ViewList<Of> {
  kind: 'list';
  says: string;
  of: Of;
}

export type Value = TextValue | Condition | HeldView<Schema> | ViewList<Schema>;
interface Values {
  readonly [name: string]: Value;
}

/** What templates may print and ask of one thing. The view that they are filled with is typed by it: see ViewOf. */
export interface Schema<Held extends Values = Values> {
  /** as documents and messages call it */
  name: string;
  /** what it is about */
  about: string;
  values: Held;
}

export const schema = <Held extends Values>(name: string, about: string, values: Held): Schema<Held> => {
  return { name, about, values };
};

/** The view that a schema describes: strings, booleans, views and lists, every key always present. */
export type ViewOf<Of extends Schema> = Filled<Of['values']>;

/** The same for values that several schemas share. */
export type Filled<Held> = { [Name in keyof Held]: FilledValue<Held[Name]> };

type FilledValue<One> = One extends TextValue
  ? string
  : One extends Condition
    ? boolean
    : One extends ViewList<infer Of extends Schema>
      ? readonly ViewOf<Of>[]
      : One extends OptionalView<infer Of extends Schema>
        ? ViewOf<Of> | Absent
        : One extends HeldView<infer Of extends Schema>
          ? ViewOf<Of>
          : never;

export const text = (says: string): TextValue => ({ kind: 'text', says });
export const condition = (says: string): Condition => ({ kind: 'condition', says });
export const view = <Of>(of: Of, says: string): HeldView<Of> => ({ kind: 'view', says, of });
export const optional = <Of>(of: Of, says: string): OptionalView<Of> => {
  return { ...view(of, says), mayBeAbsent: true };
};
export const list = <Of>(of: Of, says: string): ViewList<Of> => ({ kind: 'list', says, of });
