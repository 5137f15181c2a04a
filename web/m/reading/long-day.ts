/** A day with its year, in the language and in the city's zone: for what lasts longer than a round. */
export const longDay = (locale: string, time: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(
    new Date(time),
  )
