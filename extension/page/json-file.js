// Reads a file of JSON that a person has chosen.

const MAX_FILE_BYTES = 1_000_000;

/** Returns the JSON object in a file, or null when there is none. @type {(file: File) => Promise<Record<string, unknown> | null>} */
export async function parseObject(file) {
  try {
    const value = file.size < MAX_FILE_BYTES && JSON.parse(await file.text());
    return value && typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
