/** The records that may stand in a BIFF8 workbook (MS-XLS, 2.3.2), as ranges of their numbers in hexadecimal. */
export const knownRecords: ReadonlySet<number> = new Set(
  `
    6 a c-1d 1f 22-23 26-2b 2f 31-38 3a-3e 40-42 46-52 55-56 58-61 63 65-66 69-6b 6d 70 72 7d-89 8c-8d 8f-92 94-9e
    a0-a1 a9 ab ae-b2 b4-b6 b8-b9 bc-c3 c5-d3 d5-da dc-e3 e5 e9-ed ef-f2 f4-f9 fb-fd ff-100 103 122 137-138 13b
    13d-140 14a-14b 14d-154 15f-162 191-198 1a5 1a9-1b2 1b5-1be 1c0-1c2 200-201 203-205 207-208 20b 218 221 225 236
    23e 27e 293 418 41e 4bc 800-810 812-813 850-85a 862-868 86a-86d 871-87f 881 884-890 892-89f 8a3-8a7 8c0-8cb 8d6
    1001-1003 1006-1007 1009-100d 1014-1022 1024-1027 1032-1035 103a 103c-1041 1043-1046 1048 104a-104b 104e-1051
    105b-105d 105f-1068
  `
    .trim()
    .split(/\s+/)
    .flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map((number) => Number.parseInt(number, 16));
      return Array.from({ length: last - first + 1 }, (_, place) => first + place);
    }),
);
