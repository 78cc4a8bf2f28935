/** What a package may cost at most, and how a person calls the kind of file it should be. */
export interface PackageRules {
  readonly limits: PackageLimits;
  readonly words: KindWords;
}

/** Sizes are in bytes, after decompression unless said otherwise. */
export interface PackageLimits {
  /** The file itself, as it lies on the disk. */
  readonly file: number;
  readonly entries: number;
  /** Any one part. */
  readonly entry: number;
  /** All parts together, and all parts as they are read: one that is read twice counts twice. */
  readonly total: number;
  /** How many times larger a part may become. Text of tables stays under 100; a zip bomb reaches 1,032. */
  readonly ratio: number;
  /** Parts smaller than this may have any ratio: they do no harm. */
  readonly ratioFrom: number;
  readonly xmlDepth: number;
  /** Elements of one part. */
  readonly xmlElements: number;
  /** Attributes of one element. */
  readonly xmlAttributes: number;
}

export interface KindWords {
  /** 工作簿 or 文档. */
  readonly noun: string;
  /** The programs that open it. */
  readonly programs: string;
  /** What to save it as. */
  readonly extension: string;
}

const mebibyte = 1024 * 1024;

/** Chosen so that the worst file that passes stays under 1 GiB of memory and 20 seconds; a real one needs a hundredth. */
const defaultLimits: PackageLimits = {
  file: 128 * mebibyte,
  entries: 10_000,
  entry: 128 * mebibyte,
  total: 256 * mebibyte,
  ratio: 200,
  ratioFrom: 4 * mebibyte,
  xmlDepth: 128,
  xmlElements: 8_000_000,
  xmlAttributes: 1_000,
};

export const workbookRules: PackageRules = {
  limits: defaultLimits,
  words: { noun: '工作簿', programs: 'Excel 或 WPS 表格', extension: '.xlsx' },
};

export const documentRules: PackageRules = {
  limits: defaultLimits,
  words: { noun: 'Word 文档', programs: 'Word 或 WPS 文字', extension: '.docx' },
};
