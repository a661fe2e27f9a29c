/** Sending a file with progress, which fetch cannot tell. */
import { ApiError, csrfToken, OfflineError } from "./client";
import type { Problem } from "./types";

type Options = {
    /** Bytes sent so far. */
    onProgress: (sent: number) => void;
    signal?: AbortSignal;
};

function problemOf(text: string): Partial<Problem> {
    try {
        const body: unknown = JSON.parse(text);
        return body && typeof body === "object" ? (body as Partial<Problem>) : {};
    } catch {
        return {};
    }
}

/** Posts the bytes of a file as they are; the answer's body. */
export function upload<T>(path: string, file: Blob, { onProgress, signal }: Options): Promise<T> {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open("POST", path);
        request.setRequestHeader("Content-Type", "text/csv");
        request.setRequestHeader("X-CSRF-Token", csrfToken());
        request.upload.onprogress = (event) => onProgress(event.loaded);
        request.onload = () => {
            if (request.status >= 200 && request.status < 300)
                resolve(JSON.parse(request.responseText) as T);
            else reject(new ApiError(problemOf(request.responseText), request.status));
        };
        request.onerror = () => reject(new OfflineError("offline"));
        request.onabort = () => reject(new DOMException("cancelled", "AbortError"));
        signal?.addEventListener("abort", () => request.abort());
        request.send(file);
    });
}
