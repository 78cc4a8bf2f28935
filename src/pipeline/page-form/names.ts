/** What the parts of a return are called, in it and in the round. */
import { safeNamePart } from '../file-names.ts';

export function tableName(unit: string): string {
  return `${safeNamePart(unit)}-报表.xlsx`;
}

export function noteName(unit: string): string {
  return `${safeNamePart(unit)}-材料.txt`;
}

export function returnName(unit: string): string {
  return `${safeNamePart(unit)}-回报.zip`;
}

export function pageName(unit: string): string {
  return `${safeNamePart(unit)}.html`;
}

/** 沙坪街道.docx, beside what its unit wrote. */
export function placeFile(unit: string, name: string): string {
  return `notes/${safeNamePart(unit)}/${name}`;
}
