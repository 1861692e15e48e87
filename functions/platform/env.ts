/** Settings that a deployment gives; only endpoints and credentials differ between AWS and one machine. */
export function env(name: string, fallback?: string): string {
  const value = process.env[name] ?? fallback;
  if (value === undefined) throw new Error(`environment variable ${name} is not set`);
  return value;
}

export const tableName = (): string => env('TABLE');
