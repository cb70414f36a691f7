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

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssServer;
import io.github.wssbackend.connection.ForeignCode;
import io.github.wssbackend.connection.PeerConnection;
import io.github.wssbackend.frame.Frame;
import io.github.wssbackend.frame.FrameReader;
import io.github.wssbackend.frame.ReceivedMessage;

import org.springframework.web.socket.CloseStatus;

/**
 * What goes on between this end and one peer: takes each data message on the reading
 * thread, handles answers, emissions and cancellations there at once, and gives all else
 * its turn. Messages are to be handed over one at a time; the rest guards itself.
 *
 * @since 0.1.0
 */
public final class PeerDialogue {

	private static final Log logger = LogFactory.getLog(PeerDialogue.class);

	/**
	 * Futures and listeners of the application that hear of an answer or an emission.
	 */
	private static final ForeignCode AWAITING = ForeignCode.unknown();

	private static final Frame OTHER = new Frame.Other();

	private static final Runnable NOTHING = () -> {
	};

	private final PeerConnection connection;

	private final DispatchSettings settings;

	private final DispatchServices services;

	private final MessageListener listener;

	private final KeptState keptState;

	private final CallReader reader;

	private final CallTurns calls;

	private final TurnQueue callTurns;

	private final TurnQueue listenerTurns;

	private final InFlight inFlight;

	/**
	 * Create a dialogue.
	 * @param connection the connection of the peer
	 * @param server the server that it is connected to, {@code null} for an outbound one
	 * @param settings what the peer may do
	 * @param services what all dialogues share
	 * @param listener who looks on
	 */
	public PeerDialogue(PeerConnection connection, @Nullable WssServer server, DispatchSettings settings,
			DispatchServices services, MessageListener listener) {
		this.connection = connection;
		this.settings = settings;
		this.services = services;
		this.listener = listener;
		this.keptState = new KeptState(services.states(), connection.id(), settings.keepState());
		this.reader = new CallReader(connection);
		this.calls = new CallTurns(connection, server, settings, services);
		this.callTurns = new TurnQueue(services.executor(), connection::isAwaitingReplies, connection::afterwards);
		this.listenerTurns = new TurnQueue(services.executor(), connection::isAwaitingReplies, connection::afterwards);
		this.inFlight = new InFlight(connection, settings.maxInFlight());
		connection.onAwaitingReplies(this::awaitingReplies);
	}

	private void awaitingReplies() {
		this.inFlight.resume();
		this.listenerTurns.release();
		this.callTurns.release();
	}

	/**
	 * The connection is open. To be called before any message is handed over.
	 */
	public void opened() {
		if (this.listener.isPresent()) {
			this.listenerTurns.submit(new ListenerTurn(this.listener::opened));
		}
	}

	/**
	 * A text message came. Never throws.
	 * @param text the message
	 */
	public void text(String text) {
		received(text, FrameReader.read(text));
	}

	/**
	 * A binary message came. Never throws.
	 * @param bytes the message
	 */
	public void binary(byte[] bytes) {
		received(bytes, read(bytes));
	}

	private static Frame read(byte[] bytes) {
		try {
			return FrameReader.read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
		}
		catch (CharacterCodingException ex) {
			return OTHER;
		}
	}

	private void received(Object payload, Frame frame) {
		try {
			this.keptState.keep(payload);
			CallTurn turn = handledAtOnce(frame) ? null : turn(payload, frame);
			take(payload, frame, turn);
		}
		catch (Throwable ex) {
			logger.error("A message could not be handled", ex);
		}
	}

	private boolean handledAtOnce(Frame frame) {
		if (frame instanceof Frame.Reply reply) {
			AWAITING.run(() -> this.connection.replied(reply));
			return true;
		}
		return frame instanceof Frame.Other || !this.settings.routeMessages();
	}

	/**
	 * The turn of a call, {@code null} for a cancellation, which has taken effect.
	 */
	private @Nullable CallTurn turn(Object payload, Frame frame) {
		if (frame instanceof Frame.Broken broken) {
			return this.calls.broken(broken, this.inFlight::end);
		}
		CallReader.Asked asked = this.reader.read((Frame.Call) frame);
		return this.calls.cancelled(asked) ? null : this.calls.turn(asked, payload, this.inFlight::end);
	}

	private void take(Object payload, Frame frame, @Nullable CallTurn turn) {
		boolean told = this.listener.isPresent();
		if (turn == null && !told) {
			return;
		}
		boolean accepted = this.inFlight.accept();
		if (turn == null) {
			if (accepted || this.connection.isOpen()) {
				tell(payload, frame, accepted ? this.inFlight::end : NOTHING);
			}
		}
		else if (!accepted) {
			turn.tooMany();
		}
		else if (told) {
			tell(payload, frame, () -> this.callTurns.submit(turn));
		}
		else {
			this.callTurns.submit(turn);
		}
	}

	private void tell(Object payload, Frame frame, Runnable then) {
		ReceivedMessage message = ReceivedMessage.of(payload, frame, this.services.codec());
		this.listenerTurns.submit(new ListenerTurn(() -> this.listener.message(message, then)));
	}

	/**
	 * The connection ended; it has been closed already. What was accepted still runs.
	 * @param status why
	 */
	public void closed(CloseStatus status) {
		this.services.subscriptions().remove(this.connection);
		this.calls.close();
		this.keptState.remove();
		if (this.listener.isPresent()) {
			this.listenerTurns.submit(new ListenerTurn(() -> this.listener.closed(status)));
		}
	}

	/**
	 * How many calls are accepted and not ended, for checks that nothing is left behind.
	 * @return the number
	 */
	public int inFlight() {
		return this.inFlight.count();
	}

}
