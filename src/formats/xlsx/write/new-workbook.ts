/** What every workbook of ours begins with: no name and no time of this desk, and pages that are as wide as the sheet. */
import ExcelJS from 'exceljs';
import { epoch } from './repack.ts';

export function newWorkbook(): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'fuer';
  workbook.lastModifiedBy = 'fuer';
  workbook.created = epoch;
  workbook.modified = epoch;
  return workbook;
}

/** A4. */
export function printedPage(landscape: boolean): Partial<ExcelJS.PageSetup> {
  return {
    paperSize: 9,
    orientation: landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
    horizontalCentered: true,
  };
}
