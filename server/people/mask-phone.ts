/** 138****0000: enough to know whether a number is the right one. */
export const maskPhone = (phone: string): string =>
  phone.slice(0, 3) + '*'.repeat(Math.max(phone.length - 7, 0)) + phone.slice(3).slice(-4)
