// The calls of the package. What they answer is in results.d.ts, which is made from the engine's own types.

import type { CheckDocument, CheckResult, Edition, Finding, ReadDocument, Report, Rule } from './results.js';

export * from './results.js';

export type Lang = 'zh' | 'en';

/** What `convert` writes: the report, or the check sheet on it. */
export type Output =
  | 'docx' | 'xlsx' | 'html' | 'fragment' | 'md' | 'json'
  | 'check-docx' | 'check-xlsx' | 'check-html' | 'check-txt' | (string & {});

/** A report to be checked: `gouji.report/1` with some fields left out, or its JSON text. */
export type ReportInput = ReportFields | string;

/** Every field may be missing, but for one of `edition` and `year`. */
export interface ReportFields {
  schema?: 'gouji.report/1';
  edition?: string;
  agency?: string;
  year?: number | null;
  title?: string;
  /** Texts as they are written, by cell key such as `t3.granted.total`; `null` and a missing key are blank, which is not zero. */
  cells?: Record<string, string | number | null>;
  /** Sections `s1` to `s6`. */
  prose?: Record<string, string | null>;
  decisions?: Report['decisions'];
}

export interface CheckOptions {
  /** Language of the sentences; Chinese if not given. */
  lang?: Lang;
  /** Last year's report. */
  previous?: ReportInput;
  /** The text of a settings file. */
  settings?: string;
  /** A name for the answer. */
  source?: string;
}

/** Everything that is wrong is thrown as this. */
export declare class GoujiError extends Error {
  readonly name: 'GoujiError';
  /** What kind of thing is wrong. */
  readonly kind:
    | 'not_ready' | 'start' | 'stopped' | 'missing'
    | 'type' | 'size' | 'options' | 'settings' | 'argument' | 'values'
    | 'report' | 'read' | 'key' | 'format' | 'write' | 'session' | (string & {});
  /** Where: a line and column, a cell key, the name of an option. */
  readonly place?: string;
}

/** What a step of a session did to the findings. */
export interface ChangeResult {
  added: Finding[];
  removed: Finding[];
}

/** The form of an edition. */
export interface Form {
  edition: string;
  name: string;
  sections: { key: string; title: string; prose: boolean }[];
  tables: { key: string; section: string; columns: number; head_columns: number; head_rows: number; rows: GridCell[][] }[];
}

/** A printed cell, in the row where it begins: a head with its text, or a figure with its cell and the names of row and column. */
export type GridCell = { rows: number; columns: number } & (
  | { kind: 'banner' | 'corner' | 'column' | 'row'; text: string }
  | { kind: 'figure'; cell: string; name: [string, string] }
);

/** Versions of everything that an answer depends on. */
export interface Versions {
  engine: string;
  catalogue: string;
  editions: string[];
  /** What this build can do besides checking. */
  features: ('pages' | 'prose' | 'read' | 'repair')[];
}

export type ModuleSource = string | URL | Response | ArrayBuffer | Uint8Array | WebAssembly.Module;

/** Starts the engine; any number of calls start it once. `source` says where the module is, if not where it is by default. */
export declare function init(source?: ModuleSource | Promise<ModuleSource>): Promise<void>;
/** Whether the other calls can be made. */
export declare function ready(): boolean;

/** Checks a report. */
export declare function check(report: ReportInput, options?: CheckOptions): CheckResult;
/** Reads and checks a file of any supported format. In the slim build: a `gouji.report/1`. */
export declare function checkFile(bytes: Uint8Array | ArrayBuffer, name?: string, options?: CheckOptions): CheckDocument;
/** Reads a file of any supported format. Not in the slim build. */
export declare function read(bytes: Uint8Array | ArrayBuffer, name?: string, options?: { lang?: Lang }): ReadDocument;
/** Writes a report in another format, or its check sheet. Not in the slim build. */
export declare function convert(report: ReportInput, to: Output, options?: CheckOptions): Uint8Array;
/** The catalogue of rules. */
export declare function rules(lang?: Lang): Rule[];
/** The editions of the form, with the keys of their cells. */
export declare function editions(lang?: Lang): Edition[];
/** The form of an edition, the latest if none is named, laid out as it is printed. */
export declare function form(options?: { edition?: string; lang?: Lang }): Form;
/** Versions of everything that an answer depends on. */
export declare function version(): Versions;

/** A report under work: only what a change touches is judged again. */
export declare class Session {
  constructor(report: ReportInput, options?: CheckOptions);
  /** Writes a cell or a section (`s1` …). */
  set(cell: string, text: string | number | null): ChangeResult;
  /** Writes several as one step. */
  setMany(cells: Record<string, string | number | null>): ChangeResult;
  /** Takes back the last step; `null` when there is none. */
  undo(): ChangeResult | null;
  check(): CheckResult;
  report(): Report;
  /** The number of sums that do not hold. */
  broken(): number;
  /** Ends the session and gives its memory back. */
  free(): void;
}

/** The sums of the tables alone, for many reports in a row. */
export declare class Tables {
  constructor(options?: { edition?: string; lang?: Lang });
  readonly edition: string;
  /** Keys of the cells, in the order that `check` takes their texts in. */
  readonly cells: readonly string[];
  /** The sums that do not hold. */
  check(values: ArrayLike<string | number | null> | Record<string, string | number | null>): Finding[];
}
