// What the engine answers. Made by `cargo xtask docs` from the engine's own types.

export interface Certificate {
  disjoint_rules: SumOfTheForm[];
  impossible_values: string[];
  lower_bound: string;
  proved_bound: string;
  smaller_sets_tried: number;
}

/** The results of checking some reports. */
export interface CheckDocument {
  schema: 'gouji.check/1';
  engine: string;
  catalogue: string;
  /** One entry per report. */
  reports: CheckResult[];
}

/** What was found in one report. */
export interface CheckResult {
  /** Where the report came from: a file name. */
  source: string;
  /** How far it came. */
  status: Status;
  /** Why it could not be read. */
  error: string | null;
  /** Edition of its form. */
  edition: string | null;
  /** The agency. */
  agency: string;
  /** The reporting year. */
  year: number | null;
  /** Number of findings by severity, those that a reviewer explained left out. */
  counts: Counts;
  /** The findings, in order. */
  findings: Finding[];
  /** Proposed repairs. */
  repairs: Repair[];
  /** What the reader was unsure of. */
  doubts: Doubt[];
}

/** Number of findings by severity. */
export interface Counts {
  /** 错误 */
  error: number;
  /** 疑点 */
  warning: number;
  /** 提示 */
  note: number;
}

/** Why a finding is accepted. */
export interface Decision {
  reason: string;
  by: string;
  at: string;
}

export interface DecisionOnFindings {
  rule: string;
  places: string[];
  values: string[];
  reason: string;
  by: string;
  at: string;
}

/** A cell whose reading is in doubt. */
export interface Doubt {
  /** The cell; `null` for a doubt about something else. */
  cell: string | null;
  /** The text in the source. */
  raw: string;
  /** Why, in a sentence. */
  why: string;
}

export interface Edit {
  cell: string;
  from: string;
  to: string;
  suspicion: string | null;
}

/** One built-in edition. */
export interface Edition {
  /** Id, e.g. `2021`. */
  id: string;
  /** Official name. */
  name: string;
  /** The notice that prescribes it. */
  basis: string;
  /** First reporting year. */
  first_year: number;
  /** Last reporting year; `null` while in use. */
  last_year: number | null;
  /** All cell keys, in the order of the form. */
  cells: string[];
}

/** An equation with its values. */
export interface Explanation {
  left: Term[];
  right: Term[];
  left_value: string | null;
  right_value: string | null;
  difference: string | null;
}

/** One finding. */
export interface Finding {
  /** Id of the rule. */
  rule: string;
  /** `error`, `warning` or `note`. */
  severity: 'error' | 'warning' | 'note';
  /** Where, most important first. */
  places: string[];
  /** What is wrong, in a sentence. */
  message: string;
  /** The equation that does not hold. */
  explanation: Explanation | null;
  /** What the rule rests on. */
  basis: string;
  /** Which of the repairs settles it. */
  repair: number | null;
  /** A reviewer's explanation that still holds; the finding is not counted then. */
  decision: Decision | null;
}

export interface Kept {
  cell: string;
  reason: string;
}

/** What became of the findings of an earlier check. */
export interface ProgressDocument {
  /** Version of this shape. */
  schema: 'gouji.recheck/1';
  /** Version of the engine. */
  engine: string;
  /** Findings of the earlier check that are no more. */
  settled: Finding[];
  /** Findings of both, as the later check has them. */
  open: Finding[];
  /** Findings of the later check alone. */
  new: Finding[];
}

/** `gouji.read/1`. */
export interface ReadDocument {
  schema: 'gouji.read/1';
  reports: Reading[];
}

/** One report of a source. */
export interface Reading {
  report: Report;
  sources: Record<string, Source>;
  doubts: Doubt[];
  unplaced: string[];
}

/** A set of changes that settles findings. */
export interface Repair {
  status: 'unique' | 'tied' | 'none' | 'not_solved';
  message: string;
  changes: number | null;
  safe: string[];
  options: RepairOption[];
  capped: boolean;
  kept: Kept[];
  certificate: Certificate;
}

export interface RepairOption {
  edits: Edit[];
  cause: string;
  weak: boolean;
  message: string;
}

/** A report: the cells as they are written, and the prose. */
export interface Report {
  /** Version of this shape. */
  schema: 'gouji.report/1';
  /** Id of the edition of the form: `2019` or `2021`. */
  edition: string;
  /** Full name of the agency, as far as known. */
  agency: string;
  /** The reporting year. */
  year: number | null;
  /** The title as it was written. */
  title: string;
  /** Texts of the cells as they are written, by key; an empty text is blank, which is not zero. */
  cells: Record<string, string>;
  /** Prose by section, `s1` to `s6`. */
  prose: Record<string, string>;
  /** Reviewers' explanations of findings. */
  decisions: DecisionOnFindings[];
}

/** One rule of the catalogue. */
export interface Rule {
  /** Id. */
  id: string;
  /** One line. */
  title: string;
  /** `error`, `warning` or `note`. */
  severity: 'error' | 'warning' | 'note';
  /** Editions it applies to. */
  editions: string[];
  /** Formula or condition. */
  formula: string;
  /** Article, notice or experience. */
  basis: string;
  /** What it does and what it cannot see (Markdown). */
  text: string;
  /** What it cannot see (Markdown). */
  limits: string;
}

export interface Source {
  page?: number | null;
  sheet?: string | null;
  part?: string | null;
  line?: number | null;
  table?: number | null;
  row?: number | null;
  column?: number | null;
  raw: string;
  how: string;
}

/** How far a report came. */
export type Status = 'ok' | 'findings' | 'unreadable';

export interface SumOfTheForm {
  rule: string;
  places: string[];
}

/** Place, factor and value. */
export type Term = [string, number, string | null];
