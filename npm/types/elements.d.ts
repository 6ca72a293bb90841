// <gouji-checker>, <gouji-editor>, `attach` and the frame.

import type * as gouji from './index.js';
import type { CheckOptions, CheckResult, Finding, GoujiError, Report, ReportInput } from './index.js';

/** Any entry of the package: `import * as gouji from 'gouji'`. */
export type Engine = Pick<typeof gouji, 'init' | 'check' | 'Session'> & Partial<typeof gouji>;

/** Defines <gouji-checker> and <gouji-editor>; a second time is no harm. */
export declare function defineElements(engine: Engine): void;

export interface Summary {
  errors: number;
  warnings: number;
  items: Finding[];
}

export interface GoujiChecker extends HTMLElement {
  readonly ready: Promise<unknown>;
  check(value: ReportInput, previous?: ReportInput): CheckResult;
}

export interface GoujiEditor extends HTMLElement {
  readonly ready: Promise<unknown>;
  get value(): Report;
  set value(report: ReportInput);
  /** `value` under a name that frameworks leave alone. */
  get report(): Report;
  set report(report: ReportInput);
  previous: ReportInput | undefined;
  /** The text of a settings file. */
  rules: string | undefined;
  check(): { findings: Finding[]; summary: Summary; result: CheckResult };
  exportAs(format: gouji.Output): Blob;
  focusCell(cell: string): boolean;
  undo(): boolean;
  redo(): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    'gouji-checker': GoujiChecker;
    'gouji-editor': GoujiEditor;
  }
  interface HTMLElementEventMap {
    'gouji-ready': CustomEvent<null>;
    'gouji-input': CustomEvent<{ path: string; old: string; new: string; source: string }>;
    'gouji-change': CustomEvent<{ value: Report }>;
    'gouji-findings': CustomEvent<Summary>;
    'gouji-error': CustomEvent<GoujiError>;
  }
}

export interface Attached {
  /** Takes every mark away and stops following. */
  detach(): void;
  readonly findings: Finding[];
  readonly report: Report;
  readonly result: CheckResult;
  /** The element that holds a cell's figure. */
  cell(key: string): Element | null;
}

/** `attach` over an engine with file formats. */
export declare function attacher(engine: Engine): (target?: Element | Document, options?: CheckOptions & { panel?: boolean }) => Attached;

/** In a frame: answers the page around it, if it is one of `origins` and knows the nonce. */
export declare function serve(editor: GoujiEditor, options: { origins: string[]; nonce: string }): () => void;

export interface Frame {
  readonly ready: Promise<void>;
  load(value: ReportInput, previous?: ReportInput): Promise<Summary>;
  get(): Promise<Report>;
  check(): Promise<Summary>;
  export(format: gouji.Output): Promise<{ format: string; bytes: Uint8Array }>;
  focus(cell: string): Promise<boolean>;
  theme(variables: Record<string, string>, size?: 'normal' | 'large'): Promise<true>;
  close(): void;
}

/** In a portal: speaks with a frame. */
export declare function connect(
  frame: HTMLIFrameElement,
  options: {
    origin: string;
    nonce: string;
    onchange?: (message: { value: Report }) => void;
    onfindings?: (message: Summary) => void;
    onheight?: (message: { height: number }) => void;
  },
): Frame;
