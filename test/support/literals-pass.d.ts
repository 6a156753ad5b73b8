declare module '../../src/model/brand.ts' {
  /** In a test a literal may stand for a day, an instant or dollars; src alone is compiled strictly (tsconfig.build.json). */
  interface Strictness {
    literalsPass: true;
  }
}

export {};
