/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.dispatch;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssErrorCode;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.frame.EncodedFrame;
import io.github.wssbackend.frame.ErrorBody;
import io.github.wssbackend.frame.FrameWriter;
import io.github.wssbackend.frame.JsonText;

/**
 * Who made a call and how the outcome is told: by the callbackId of a request, or, for a
 * post, only its error and only to a peer that understands that.
 *
 * @param connection the connection of the peer
 * @param callbackId the id of a request, {@code null} for a post
 * @param route the route that was called
 */
record Asker(PeerConnection connection, @Nullable JsonText callbackId, String route) {

	boolean isRequest() {
		return this.callbackId != null;
	}

	void answer(@Nullable JsonText args) {
		EncodedFrame frame = answerFrame(args);
		if (frame != null) {
			this.connection.send(frame);
		}
	}

	/**
	 * Put the answer in the queue without writing it.
	 */
	void enqueueAnswer(JsonText args) {
		EncodedFrame frame = answerFrame(args);
		if (frame != null) {
			this.connection.enqueue(frame);
		}
	}

	private @Nullable EncodedFrame answerFrame(@Nullable JsonText args) {
		return (this.callbackId != null) ? FrameWriter.answer(this.callbackId, args) : null;
	}

	void error(WssErrorCode code, @Nullable String detail) {
		error(ErrorBody.of(code, detail));
	}

	void error(ErrorBody error) {
		if (this.callbackId != null) {
			this.connection.send(FrameWriter.error(this.callbackId, error));
		}
		else if (this.connection.speaksV1()) {
			this.connection.send(FrameWriter.postError(this.route, error));
		}
	}

	/**
	 * The error of whatever does not exist or is not offered, the same for both.
	 */
	void routeNotFound() {
		error(WssErrorCode.ROUTE_NOT_FOUND, "There is no such route");
	}

}
