import type { Schema } from '../views/schema.ts';

/** What a template prints, and the view that it is filled with; a part of others is filled by them. */
export interface ShippedTemplate {
  prints: string;
  view: Schema | null;
}

export const whole = (view: Schema, prints: string): ShippedTemplate => ({ prints, view });
export const part = (prints: string): ShippedTemplate => ({ prints, view: null });
