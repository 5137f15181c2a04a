/**
 * Phone and passport numbers that cannot be anyone's. Phones: eleven digits that begin with 1002, 1003, 1004 or 1007;
 * Chinese mobile numbers begin with 13 to 19, landlines with 0 or 2 to 8, and the known short codes of 100 (10000,
 * 10010, 10050, 10060, 10085, 10086, 10099) lie outside these four blocks. Nothing may send to them all the same.
 */
const blocks = ['1002', '1003', '1004', '1007']
const perBlock = 10_000_000
const phoneSerials = blocks.length * perBlock
// Prime to 2 and 5, so each serial has its own number, and neighbours have distant ones.
const stride = 15_485_863

/** The phone number of a serial, 0 … 39,999,999. Throws a RangeError outside. */
export function inventedPhone(serial: number): string {
  if (!Number.isInteger(serial) || serial < 0 || serial >= phoneSerials) {
    throw new RangeError(`no phone number for serial ${serial}`)
  }
  const slot = (serial * stride) % phoneSerials
  const block = blocks[Math.floor(slot / perBlock)] ?? ''
  return block + String(slot % perBlock).padStart(7, '0')
}

/** UTO (Utopia) is the state of the specimens in ICAO Doc 9303: no real passport can bear it. */
export const utopia = 'UTO'

/** Passport of an invented foreigner, issued by Utopia. Serial 0 … 99,999,999. */
export function utopianPassport(serial: number): string {
  return `L${String(serial).padStart(8, '0')}`
}

/**
 * Passport of an invented citizen: nine characters, as ICAO Doc 9303 has room for, beginning with XX. Chinese passports
 * begin with one letter of the kind (E, G, D, S, P …) or E and a letter; XX is none that we know. Serial 0 … 9,999,999.
 */
export function inventedChinesePassport(serial: number): string {
  return `XX${String(serial).padStart(7, '0')}`
}
