/** What stands in no words of an office: in a file without checksums a sign that its bytes are no longer the ones written. */

/** Control characters, halves of characters, scripts that no office writes. */
export const unlikelyLetters =
  /[^\P{Cc}\t\n\r]|\p{Cs}|\p{Noncharacter_Code_Point}|\p{Unassigned}|\ufffd|[\u0250-\u036f\u0400-\u1cff\ua000-\uabff\uac00-\ud7af\uf900-\ufdff]/u;
