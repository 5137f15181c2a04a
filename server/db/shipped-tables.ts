/** Tables that a migration fills with what every city begins with, and the city then changes: a new city is empty with them, and a restore replaces them. */
export const shippedTables: readonly string[] = ['alarm_rules', 'site_staff_roles']
